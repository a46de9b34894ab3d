import LibXML
import LibZip
import Testing

@testable import SessionKit

@Suite struct ExportRunTests {
  private let folder: SessionFolder
  init() throws { folder = try SessionFolder() }

  private func packet() throws -> PublishedPacket {
    guard case .packed = folder.pack() else { return try #require(nil, "not packed") }
    return try #require(try PublishedPacket.newest(workspace: folder.path, series: "tinh-thu"))
  }

  private func export(_ packet: PublishedPacket, _ format: ExportRun.Format, _ name: String) throws -> [UInt8]
  {
    let output = "\(folder.path)/\(name)"
    try ExportRun.run(packet.path, to: format, output: output, now: SessionFolder.now)
    return try FileSystem.read(output)
  }

  /// Every document with text has its view: listed, linked, and in the book.
  @Test func viewsStandBesideDocuments() throws {
    let packet = try packet()
    let xml = try XMLDocument(packet.content(PacketLayout.packet)).root
    let listed = xml.descendants("view").map { "\($0["document"] ?? "") \($0["href"] ?? "")" }
    let expected = packet.documents.filter { $0.akn != nil }.map { document in
      let stem = document.path.split(separator: ".").dropLast().joined(separator: ".")
      return "\(document.path) \(stem).html"
    }
    #expect(listed == expected && !expected.isEmpty)
    let index = String(decoding: try packet.content(PacketLayout.index), as: UTF8.self)
    for view in xml.descendants("view").compactMap({ $0["href"] }) {
      #expect(packet.digests[view] != nil)
      #expect(index.contains(" href=\"\(view.dropFirst("data/".count))\">"))
    }
    #expect(index.contains("script-src 'sha256-") && !index.contains("unsafe-eval"))
  }

  @Test func theSamePacketGivesTheSameBook() throws {
    let packet = try packet()
    let book = try export(packet, .epub, "a.epub")
    #expect(try book == export(packet, .epub, "b.epub"))
    let archive = try ZipArchive(book)
    #expect(archive.members.first?.name == "mimetype" && archive.members.first?.method == .stored)
    let texts = packet.documents.filter { $0.akn != nil }.count
    let chapters = archive.members.map(\.name).filter { $0.hasPrefix("EPUB/d") && $0.hasSuffix(".xhtml") }
    #expect(chapters.count == texts)
    let package = try #require(archive["EPUB/package.opf"])
    let metadata = String(decoding: try archive.contents(of: package), as: UTF8.self)
    let issued = try #require(packet.issued).iso
    #expect(metadata.contains("<meta property=\"dcterms:modified\">\(issued)T00:00:00Z</meta>"))
  }

  @Test func pageAndTextHoldEachDocument() throws {
    let packet = try packet()
    let page = String(decoding: try export(packet, .html, "a.html"), as: UTF8.self)
    let text = String(decoding: try export(packet, .txt, "a.txt"), as: UTF8.self)
    #expect(page.contains("id=\"d1-k-text\"") && page.contains("script-src 'sha256-"))
    for document in packet.documents { #expect(text.contains(document.path)) }
  }

  @Test func whatIsNotWholeIsNotExported() throws {
    let packet = try packet()
    var bytes = try FileSystem.read(packet.path)
    bytes[bytes.count / 2] ^= 1
    try FileSystem.write(bytes, to: packet.path, replacing: true)
    #expect(throws: ExportRun.Refusal.self) { try export(packet, .epub, "a.epub") }
    #expect(!FileSystem.exists("\(folder.path)/a.epub"))
  }
}
