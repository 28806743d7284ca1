/// All names that templates may use.
public struct TemplateSchema: Sendable {
  /// The type of the outermost value.
  public let root: RecordType
  /// Every type reachable from `root`, in order of appearance, `root` first.
  public let types: [RecordType]

  /// - Parameter types: types that fields refer to by name.
  public init(root: RecordType, types: [RecordType] = []) {
    self.root = root
    self.types = [root] + types
  }
}
