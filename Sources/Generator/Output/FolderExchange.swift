#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Two folders take each other's names.
public enum FolderExchange {
  /// In one step, so that whoever opens either name finds a whole folder. Where the file system cannot do that, by way
  /// of a third name: for a moment there is nothing at `second`.
  public static func exchange(_ first: String, _ second: String) throws(FileError) {
    let code = swap(first, second)
    if code == 0 { return }
    guard code == ENOSYS || code == EINVAL || code == ENOTSUP else {
      throw FileError(code: code, path: second, purpose: .write)
    }
    let third = first + ".old"
    try Directory.current.rename(second, to: third)
    try Directory.current.rename(first, to: second)
    try Directory.current.rename(third, to: first)
  }

  #if canImport(Darwin)
    /// 0, or `errno`.
    private static func swap(_ first: String, _ second: String) -> Int32 {
      unsafe renamex_np(first, second, UInt32(RENAME_SWAP)) == 0 ? 0 : errno
    }
  #else
    /// 0, or `errno`. Glibc shows `renameat2` only to those who ask for all of GNU, which Swift does not do.
    private static func swap(_ first: String, _ second: String) -> Int32 {
      typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      let exchange: UInt32 = 2
      guard let program = unsafe dlopen(nil, RTLD_NOW), let symbol = unsafe dlsym(program, "renameat2") else {
        return ENOSYS
      }
      let rename = unsafe unsafeBitCast(symbol, to: Rename.self)
      return unsafe rename(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0 ? 0 : errno
    }
  #endif
}
