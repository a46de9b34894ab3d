import Glibc
import Targets

/// `fuzz TARGET [libFuzzer's arguments]`: libFuzzer's driver over one target.
@main struct Fuzz {
  nonisolated(unsafe) static var target = Target.zip

  static func main() {
    guard CommandLine.arguments.count > 1, let target = Target(rawValue: CommandLine.arguments[1]) else {
      print("fuzz TARGET [ARGUMENT…]: \(Target.allCases.map(\.rawValue).joined(separator: " "))")
      exit(2)
    }
    Self.target = target
    let arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
    var count = Int32(arguments.count)
    var pointers = arguments.map { strdup($0) } + [nil]
    let status = pointers.withUnsafeMutableBufferPointer { buffer in
      var base = buffer.baseAddress
      return withUnsafeMutablePointer(to: &base) { runDriver(&count, $0, call) }
    }
    exit(status)
  }
}

private let call: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 = { data, count in
  Fuzz.target.run(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ call: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
