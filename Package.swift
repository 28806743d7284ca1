// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  // Pages pass through four modules; without it nothing of one is inlined into another.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]
/// `Markup` owns all C memory and is the only target that may use it freely.
let safe = strict + [.strictMemorySafety()]

/// What `Transport` needs of the network library beneath its HTTP client.
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
  .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
]

/// What makes sites, and so what bytes that nobody meant can reach.
let makers = ["Generator", "Templates", "Cincopa", "Syndication", "Markup"]

let package = Package(
  name: "sitegen",
  products: [.executable(name: "sitegen", targets: ["sitegen"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.9.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
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
      resources: [.embedInCode("Theme"), .embedInCode("Embeds/Script")], swiftSettings: safe),
    .target(
      name: "Transport",
      dependencies: [
        "Generator", "Cincopa", "Syndication",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Subprocess", package: "swift-subprocess"),
      ] + nio,
      swiftSettings: safe),
    .target(
      name: "Server",
      dependencies: [
        "Generator", "Cincopa", "Markup", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.embedInCode("Live/Script")], swiftSettings: safe),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Generator", "Transport", "Server", "Templates", "Syndication", "Cincopa", "Markup",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safe,
      // Nothing is ever loaded into the program that would look for its symbols; exported, all of them stay and are read.
      linkerSettings: [
        .unsafeFlags(
          ["-use-ld=lld", "-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux], configuration: .release))
      ]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
    .testTarget(
      name: "SyndicationTests", dependencies: ["Syndication", "Markup"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "CincopaTests", dependencies: ["Cincopa", "Syndication", "Markup"], swiftSettings: strict),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates", "Markup"], swiftSettings: strict),
    .testTarget(
      name: "GeneratorTests", dependencies: ["Generator", "Templates", "Cincopa", "Syndication", "Markup"],
      swiftSettings: strict),
    .testTarget(
      name: "TransportTests", dependencies: ["Transport", "Generator", "Cincopa", "Syndication"] + nio,
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Server", "Generator", "Cincopa", "Syndication",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ],
      swiftSettings: strict),
    .testTarget(name: "LayeringTests", swiftSettings: strict),
    .testTarget(
      name: "sitegenTests", dependencies: ["sitegen"], exclude: ["BrokenSites", "Sites"], swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: makers.map { .target(name: $0) }, path: "Fuzzing",
      exclude: ["Corpus", "Driver", "Runtime", "fuzz.py"],
      sources: ["Targets", "Tests"], swiftSettings: strict),
  ]
)

// `make release` has it counted first how often each piece of the code runs, and then optimizes for that.
if let profile = Context.environment["SITEGEN_BUILD_PROFILE"] {
  let flag = profile.isEmpty ? "-ir-profile-generate" : "-ir-profile-use=\(profile)"
  for target in package.targets where makers.contains(target.name) {
    target.swiftSettings? += [.unsafeFlags(["-Xfrontend", flag])]
  }
  if profile.isEmpty {
    package.targets += [
      .executableTarget(
        name: "Training", dependencies: ["Generator"], path: "Packaging/Training", swiftSettings: strict,
        linkerSettings: [.unsafeFlags(["-use-ld=lld", "-profile-generate"])])
    ]
  }
}

// `make bench` builds this besides.
if Context.environment["BENCHMARKS"] != nil {
  package.targets += [
    .executableTarget(
      name: "Parts", dependencies: ["Markup", "Syndication", "Clibxml2"], path: "Benchmarks/Parts",
      swiftSettings: strict)
  ]
}

// `make fuzz` builds in a folder of its own, and says where the toolchain's libFuzzer is.
if let runtime = Context.environment["LIBFUZZER"] {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .target(
      name: "FuzzTargets", dependencies: makers.map { .target(name: $0) }, path: "Fuzzing/Targets",
      swiftSettings: strict))
  for target in package.targets where target.type == .regular {
    target.swiftSettings? += [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])]
  }
  package.targets += [
    .systemLibrary(name: "Clibfuzzer", path: "Fuzzing/Runtime"),
    .executableTarget(
      name: "Fuzzer", dependencies: ["FuzzTargets", "Clibfuzzer"], path: "Fuzzing/Driver", swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(["-use-ld=lld", runtime]), .linkedLibrary("stdc++"), .linkedLibrary("m"),
      ]),
  ]
}
