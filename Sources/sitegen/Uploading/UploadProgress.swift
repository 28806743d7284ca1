import FoundationEssentials
import Generator
import Transport

/// How far one file is, for people.
struct UploadProgress {
  let name: String
  private(set) var total = 0
  private(set) var sent = 0
  private(set) var isReading = true
  /// Bytes and the moment at which they were sent, of the last seconds.
  private var samples: [(time: Date, sent: Int)] = []
  /// Said in the place of figures: a piece is sent again.
  private(set) var trouble: String?
  /// Quarters that were told of.
  private var quarters = 0

  /// Seconds over which the rate is taken.
  private static let window = 10.0
  private static let nameLimit = 24

  init(name: String) { self.name = name }

  mutating func apply(_ event: UploadEvent, at now: Date) {
    switch event {
    case .reading(let done, let total): (sent, self.total) = (done, total)
    case .sending(let start, let total): begin(start, total, now)
    case .sent(let count):
      trouble = nil
      sent = count
      samples.append((now, count))
      samples.removeAll { now.timeIntervalSince($0.time) > Self.window }
    case .again(let range, let reason, _):
      trouble = reason
      begin(range.lowerBound, total, now)
    case .fetching(let percent): (isReading, sent, total) = (false, percent ?? 0, 100)
    case .restart(let reason):
      trouble = reason
      begin(0, total, now)
    }
  }

  private mutating func begin(_ start: Int, _ total: Int, _ now: Date) {
    (isReading, sent, self.total) = (false, start, total)
    samples = [(now, start)]
    quarters = total == 0 ? 0 : start * 4 / total
  }

  /// Bytes a second; nil until there is something to tell from.
  func rate(at now: Date) -> Double? {
    guard let first = samples.first, let last = samples.last else { return nil }
    let seconds = now.timeIntervalSince(first.time)
    return seconds > 0.5 && last.sent > first.sent ? Double(last.sent - first.sent) / seconds : nil
  }

  /// `pier.mp4  ██████░░░░  45%  4.2 MB/s  0:27 left`
  /// - Parameter nameWidth: characters of the longest name beside it, so that bars stand below each other.
  func line(at now: Date, nameWidth: Int) -> String {
    let width = 20
    let filled = total == 0 ? 0 : min(width, width * sent / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let percent = Self.padded(total == 0 ? 0 : sent * 100 / total)
    let shown = name.shortened(Self.nameLimit)
    let blanks = String(repeating: " ", count: max(0, min(nameWidth, Self.nameLimit) - shown.count))
    return "\(shown)\(blanks) \(bar) \(percent)%  \(figures(at: now))"
  }

  private static func padded(_ percent: Int) -> String {
    String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + String(percent)
  }

  private func figures(at now: Date) -> String {
    if isReading { return "reading" }
    if let trouble { return trouble.shortened(40) }
    if sent == total { return "finishing" }
    guard let rate = rate(at: now) else { return total > 100 ? total.bytes : "" }
    let left = Double(total - sent) / rate
    return "\(Int(rate).bytes)/s  \(left.clock) left"
  }

  /// The quarter that has been reached since the last time; nil when none, or the file is small.
  mutating func newQuarter() -> Int? {
    guard !isReading, total > 100_000_000, sent < total, sent * 4 / total > quarters else { return nil }
    quarters = sent * 4 / total
    return quarters * 25
  }
}

extension Double {
  /// Seconds as `0:27` or `1:02:05`; never less than nothing, never more than 99 hours.
  var clock: String {
    let seconds = Int(max(0, min(self.isFinite ? self : 0, 359_999)).rounded(.up))
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    if seconds < 3600 { return "\(seconds / 60):\(two(seconds % 60))" }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}

extension String {
  /// Cut to so many characters, with an ellipsis.
  func shortened(_ count: Int) -> String { self.count > count ? prefix(count - 1) + "…" : self }
}
