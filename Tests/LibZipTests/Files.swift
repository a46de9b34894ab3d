import Glibc
import Testing

/// A folder that goes when the test is over.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/libzip-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit { _ = run("rm -rf '\(path)'") }
}

func contents(ofFile path: String) throws -> [UInt8] {
  let file = try #require(fopen(path, "rb"))
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return bytes
}

func write(_ bytes: [UInt8], to path: String) throws {
  let file = try #require(fopen(path, "wb"))
  defer { fclose(file) }
  #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Runs a shell command; its status and what it wrote.
func run(_ command: String) -> (status: Int32, output: String) {
  guard let pipe = popen(command + " 2>&1", "r") else { return (-1, "") }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
  let status = pclose(pipe)
  return (status >> 8 & 0xFF | status & 0x7F, String(decoding: output, as: UTF8.self))
}

func has(_ tool: String) -> Bool { run("command -v \(tool)").status == 0 }
