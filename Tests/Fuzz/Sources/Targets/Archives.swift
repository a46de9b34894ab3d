import LibZip

/// What is admitted lies in the file without gap or overlap, has names that
/// stay apart, and inflates to what it says.
enum Archives {
  static func run(_ bytes: [UInt8]) {
    for base in [ZipLimits.packet, .office] {
      var limits = base
      limits.memberBytes = 1 << 20
      limits.totalBytes = 4 << 20
      guard let archive = try? ZipArchive(bytes, limits: limits) else { continue }
      var end = 0
      var total = 0
      for member in archive.members {
        demand(member.offset == end, "a gap before \(member.offset)")
        demand(member.dataOffset >= member.offset + 30, "data inside a header")
        end = member.dataOffset + member.compressedSize
        if limits.form == .foreign, let next = archive.members.first(where: { $0.offset >= end }) {
          // A data descriptor may lie between.
          demand(next.offset - end <= 16, "a gap behind \(end)")
          end = next.offset
        }
        demand(end <= bytes.count, "data beyond the end")
        demand(limits.form == .foreign || ZipName.isGood(member.name), "the name \(member.name)")
        total += member.size
        guard let content = try? archive.contents(of: member) else { continue }
        demand(content.count == member.size, "\(content.count) bytes, not \(member.size)")
      }
      demand(total <= limits.totalBytes, "\(total) bytes in all")
      let names = Set(archive.members.map { $0.name.lowercased() })
      demand(names.count == archive.members.count, "two names that differ in case only")
    }
  }
}
