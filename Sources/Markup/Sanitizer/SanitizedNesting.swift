/// Where elements may stand (HTML, section 13.2.6.4): what would make a browser move, close or imply something is done
/// here first, so that it need not.
extension SanitizedWriter {
  /// Closes what the element ends and opens what it lacks. What is to be written for it: itself, a `div` for a part without
  /// its whole, or nil for nothing.
  mutating func place(_ element: HTMLElement) -> HTMLElement? {
    switch element {
    case .li: closeInside { $0 == .ul || $0 == .ol } ? .li : placeAnywhere(.div)
    case .dt, .dd: closeInside { $0 == .dl } ? element : placeAnywhere(.div)
    case .td, .th: placeInRow() ? element : placeAnywhere(.div)
    case .caption: closeInside { $0 == .table } ? .caption : placeAnywhere(.div)
    case .thead, .tbody, .tfoot: closeInside { $0 == .table } ? element : nil
    case .tr: placeInSection() ? .tr : nil
    case .source: open.last?.element == .video || open.last?.element == .audio ? .source : nil
    case .a: open.contains { $0.element == .a } ? nil : placeAnywhere(.a)
    default: placeAnywhere(element)
    }
  }

  /// Parts of tables always have room, because the table left it.
  func hasRoom(for element: HTMLElement) -> Bool {
    switch element {
    case .tbody, .thead, .tfoot, .tr, .td, .th, .caption: true
    case .table: open.count + 4 <= policy.depth
    default: open.count < policy.depth
    }
  }

  /// A cell for what stands in a table but in no cell.
  mutating func openCell() {
    if placeInRow() { push(.td) }
  }

  private mutating func placeAnywhere(_ element: HTMLElement) -> HTMLElement {
    if let parent = open.last?.element, parent.isTableFrame { openCell() }
    if element.isBlock { close(around: { $0 == .p }) }
    if element.isHeading { close(around: \.isHeading) }
    while let parent = open.last?.element, parent.isEnded(by: element) { close(to: open.count - 1) }
    return element
  }

  /// Whether there is a section of a table to put a row into; opens one directly in a table.
  private mutating func placeInSection() -> Bool {
    guard closeInside({ $0 == .table || $0.isTableSection }) else { return false }
    if open.last?.element == .table { push(.tbody) }
    return true
  }

  private mutating func placeInRow() -> Bool {
    guard closeInside(\.isTableFrame) else { return false }
    if open.last?.element != .tr, placeInSection() { push(.tr) }
    return true
  }

  /// Closes what is open inside of the last element that fits. False, and nothing closed, when there is none in the same
  /// table cell.
  private mutating func closeInside(_ fits: (HTMLElement) -> Bool) -> Bool {
    guard let index = open.lastIndex(where: { fits($0.element) || $0.element == .table }) else { return false }
    guard fits(open[index].element) else { return false }
    close(to: index + 1)
    return true
  }

  /// Closes the last element that fits and all in it, unless it is outside of the table.
  private mutating func close(around fits: (HTMLElement) -> Bool) {
    guard let index = open.lastIndex(where: { fits($0.element) || $0.element == .table }) else { return }
    if fits(open[index].element) { close(to: index) }
  }
}
