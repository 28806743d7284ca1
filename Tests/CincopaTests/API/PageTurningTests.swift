import Syndication
import Testing

@testable import Cincopa

struct PageTurningTests {
  /// The pages that are asked for when a server gives these, then empty ones; and what comes of them.
  private func turn(_ pages: [[Int]], _ place: (Int) -> PagePlace) -> (asked: Int, items: [Int]) {
    var turning = PageTurning<Int>()
    var items: [Int] = []
    var asked = 0
    while let number = turning.next, asked < 20 {
      asked += 1
      items += turning.turn(APIPage(items: number <= pages.count ? pages[number - 1] : [], place: place(number)))
    }
    return (asked, items)
  }

  private let five = [[1, 2], [3, 4], [5]]

  @Test func countsThatAreRight() {
    let turned = turn(five) { PagePlace(page: $0, itemsPerPage: 2, itemsCount: 5, pagesCount: 3) }
    #expect(turned.asked == 3 && turned.items == [1, 2, 3, 4, 5])
    #expect(turn([[]]) { PagePlace(page: $0, itemsPerPage: 2, itemsCount: 0, pagesCount: 0) }.asked == 1)
  }

  @Test func pagesAlone() {
    #expect(turn(five) { _ in PagePlace(pagesCount: 3) } == (3, [1, 2, 3, 4, 5]))
  }

  @Test func tooManyPages() {
    #expect(turn(five) { _ in PagePlace(itemsCount: 9, pagesCount: 9) } == (4, [1, 2, 3, 4, 5]))
  }

  @Test func tooFewPages() {
    #expect(turn(five) { _ in PagePlace(itemsCount: 5, pagesCount: 1) } == (3, [1, 2, 3, 4, 5]))
  }

  @Test func noCounts() {
    #expect(turn(five) { _ in PagePlace() } == (4, [1, 2, 3, 4, 5]))
    #expect(turn(five) { _ in PagePlace(itemsPerPage: 2) } == (3, [1, 2, 3, 4, 5]))
  }

  /// A server that does not know `page`, or gives the last one again.
  @Test func theSameAgain() {
    #expect(turn([[1, 2], [1, 2], [1, 2]]) { _ in PagePlace(pagesCount: 3) } == (2, [1, 2]))
  }
}
