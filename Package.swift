// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kyhop",
  products: [
    .executable(name: "kyhop", targets: ["kyhop"]),
    .library(name: "BagIt", targets: ["BagIt"]),
    .library(name: "Digests", targets: ["Digests"]),
    .library(name: "LibXML", targets: ["LibXML"]),
    .library(name: "LibZip", targets: ["LibZip"]),
    .library(name: "Office", targets: ["Office"]),
    .library(name: "Reading", targets: ["Reading"]),
    .library(name: "Redline", targets: ["Redline"]),
    .library(name: "Schematron", targets: ["Schematron"]),
    .library(name: "SessionKit", targets: ["SessionKit"]),
    .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "CSchemas"),
    .target(name: "CManual"),
    .target(name: "Digests", dependencies: ["CLibCrypto"], swiftSettings: settings),
    .target(name: "LibXML", dependencies: ["CLibXML2"], swiftSettings: settings),
    .target(name: "LibZip", dependencies: ["CLibZip"], swiftSettings: settings),
    .target(name: "BagIt", dependencies: ["Digests"], swiftSettings: settings),
    .target(name: "TransparencyLog", dependencies: ["Digests"], swiftSettings: settings),
    .target(name: "PDF", dependencies: ["CLibZip"], swiftSettings: settings),
    .target(name: "Office", dependencies: ["LibXML", "LibZip"], swiftSettings: settings),
    .target(name: "QRCode", dependencies: ["CQREncode"], swiftSettings: settings),
    .target(name: "Reading", dependencies: ["LibXML"], swiftSettings: settings),
    .target(name: "Recognition", dependencies: ["LibXML", "Office"], swiftSettings: settings),
    .target(name: "Redline", dependencies: ["LibXML"], swiftSettings: settings),
    .target(name: "Schematron", dependencies: ["LibXML"], swiftSettings: settings),
    .target(
      name: "SessionKit",
      dependencies: [
        "CSchemas", "Digests", "LibXML", "LibZip", "BagIt", "Office", "PDF", "QRCode", "Recognition",
        "Reading", "Redline", "Schematron", "TransparencyLog",
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "kyhop",
      dependencies: [
        "CManual",
        "LibZip",
        "SessionKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Documentation"],
      swiftSettings: settings
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: settings),
    .testTarget(name: "LibXMLTests", dependencies: ["LibXML", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "LibZipTests", dependencies: ["LibZip"], swiftSettings: settings),
    .testTarget(name: "BagItTests", dependencies: ["BagIt"], swiftSettings: settings),
    .testTarget(
      name: "TransparencyLogTests",
      dependencies: ["Digests", "TransparencyLog"],
      swiftSettings: settings
    ),
    .testTarget(name: "OfficeTests", dependencies: ["LibXML", "LibZip", "Office"], swiftSettings: settings),
    .testTarget(name: "PDFTests", dependencies: ["PDF"], swiftSettings: settings),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode"], swiftSettings: settings),
    .testTarget(name: "ReadingTests", dependencies: ["LibXML", "Reading"], swiftSettings: settings),
    .testTarget(name: "RecognitionTests", dependencies: ["Recognition"], swiftSettings: settings),
    .testTarget(
      name: "RedlineTests",
      dependencies: ["LibXML", "Redline", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SchematronTests",
      dependencies: ["LibXML", "Schematron", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(name: "SessionKitTests", dependencies: ["SessionKit"], swiftSettings: settings),
  ]
)
