import Clibfuzzer
import FuzzTargets
import Glibc

/// `Fuzzer --target=NAME [options of libFuzzer] [folders of the corpus]`. libFuzzer passes over options with two hyphens.
@main
enum Driver {
  private static let target: FuzzTarget = {
    let names = CommandLine.arguments.compactMap { $0.hasPrefix("--target=") ? String($0.dropFirst(9)) : nil }
    guard let target = names.first.flatMap(FuzzTarget.init(rawValue:)) else {
      print("--target= one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
      exit(64)
    }
    return target
  }()

  static func main() {
    _ = target
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
        do { try Driver.target.check(bytes) } catch { fatalError("\(error)") }
        return 0
      })
  }
}
