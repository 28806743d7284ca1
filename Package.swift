// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
/// `Markup` owns all C memory and is the only target that may use it freely.
let safe = strict + [.strictMemorySafety()]

let package = Package(
  name: "sitegen",
  products: [.executable(name: "sitegen", targets: ["sitegen"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .systemLibrary(name: "Clibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "Clibcmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "Markup", dependencies: ["Clibxml2", "Clibcmark"], swiftSettings: strict),
    .target(name: "Syndication", dependencies: ["Markup"], swiftSettings: safe),
    .target(name: "Cincopa", dependencies: ["Markup", "Syndication"], swiftSettings: safe),
    .target(name: "Templates", dependencies: ["Markup"], swiftSettings: safe),
    .target(
      name: "Generator",
      dependencies: ["Markup", "Syndication", "Cincopa", "Templates", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Theme")], swiftSettings: safe),
    .target(
      name: "Transport",
      dependencies: [
        "Generator", "Syndication", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: safe),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Generator", "Transport", "Syndication", "Cincopa", "Markup",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safe),
  ]
)
