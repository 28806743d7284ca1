import Templates

/// `params` as templates see them: what looks like true or false is, numbers print as written.
enum ParamsValue {
  static func tree(_ node: YAMLNode?) -> TemplateValue {
    guard let node, !node.isNull else { return .none }
    switch node.content {
    case .scalar(let text, let plain): return plain ? scalar(text) : .text(text)
    case .sequence(let items): return .list(items.map { tree($0) })
    case .mapping(let entries): return .map(TemplateMap(entries.map { ($0.key, tree($0.value)) }))
    }
  }

  private static func scalar(_ text: String) -> TemplateValue {
    switch text {
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .text(text)
    }
  }
}
