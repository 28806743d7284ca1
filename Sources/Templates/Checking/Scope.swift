/// The values around a place in a template, as far as can be said before there are any: for each level what may stand
/// there, the innermost level last.
struct Scope: Hashable {
  private(set) var levels: [[Shape]]

  init(_ root: Shape) { levels = [[root]] }

  var innermost: [Shape] { levels[levels.count - 1] }

  /// A level inside. Levels in which nothing can be found any more are dropped, so that templates which call
  /// themselves come back to a scope that they were in.
  func opening(_ shapes: [Shape]) -> Scope {
    var scope = self
    if let last = scope.levels.last, !last.contains(where: \.hasNames), scope.levels.count > 1 {
      scope.levels.removeLast()
    }
    scope.levels.removeAll { $0 == shapes }
    scope.levels.append(shapes)
    return scope
  }
}

extension TypeTable {
  /// What a name may stand for, found in one value alone, and whether it is surely there.
  func member(_ name: Name, of shape: Shape) -> (shape: Shape, isCertain: Bool)? {
    switch shape {
    case .record(let type):
      slot(of: name, in: type).map { (shapes[type][$0], true) }
    case .map(let element, let keys):
      keys.map { $0.contains(name.text) } == false ? nil : (element, keys != nil)
    case .anything: (.anything, false)
    case .text, .html, .bool, .int, .list: nil
    }
  }

  /// The names that are declared in a value.
  func names(of shape: Shape) -> [String] {
    switch shape {
    case .record(let type): types[type].fields.map(\.name)
    case .map(_, let keys): keys ?? []
    case .text, .html, .bool, .int, .list, .anything: []
    }
  }
}
