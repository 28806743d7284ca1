import Testing

@testable import Generator

@Suite struct EmbedSettingsTests {
  @Test(arguments: [("16:9", 16, 9), ("4/3", 4, 3), ("1:1", 1, 1)])
  func ratios(_ text: String, _ width: Int, _ height: Int) {
    #expect(EmbedSize.Ratio(text)?.width == width)
    #expect(EmbedSize.Ratio(text)?.height == height)
  }

  @Test(arguments: ["", "16", "16:", "0:9", "-16:9", "16:9:1", "a:b", "16.5:9", "99999:1"])
  func noRatios(_ text: String) { #expect(EmbedSize.Ratio(text) == nil) }

  @Test(
    arguments: [
      (nil, nil, nil, 600, 430), (300, nil, nil, 300, 430), (nil, 200, nil, 600, 200), (nil, nil, "16:9", 600, 337),
      (320, nil, "16:9", 320, 180), (nil, 90, "16:9", 160, 90), (320, 100, "16:9", 320, 100),
    ] as [(Int?, Int?, String?, Int, Int)])
  func sizes(_ width: Int?, _ height: Int?, _ ratio: String?, _ wide: Int, _ high: Int) {
    let size = EmbedSize(width: width, height: height, ratio: ratio.flatMap(EmbedSize.Ratio.init))
    #expect(size.resolved(width: 600, height: 430) == (wide, high))
  }
}
