// swift-tools-version: 6.2

// Hostile input by the million. Apart from the main package: the targets are
// built with sanitizers and in release mode. `make fuzz` in the root.

import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "kyhop", path: "../..")],
  targets: [
    .target(name: "Assembly", dependencies: [.product(name: "LibZip", package: "kyhop")]),
    .target(
      name: "Targets",
      dependencies: [
        "Assembly",
        .product(name: "BagIt", package: "kyhop"),
        .product(name: "Digests", package: "kyhop"),
        .product(name: "LibXML", package: "kyhop"),
        .product(name: "LibZip", package: "kyhop"),
        .product(name: "SessionKit", package: "kyhop"),
        .product(name: "TransparencyLog", package: "kyhop"),
      ]
    ),
    .executableTarget(name: "fuzz", dependencies: ["Targets"]),
    .executableTarget(name: "replay", dependencies: ["Targets"]),
    .executableTarget(
      name: "mutate",
      dependencies: [
        "Assembly",
        .product(name: "Digests", package: "kyhop"),
        .product(name: "LibZip", package: "kyhop"),
        .product(name: "SessionKit", package: "kyhop"),
      ]
    ),
    .executableTarget(
      name: "load",
      dependencies: [
        .product(name: "LibZip", package: "kyhop"), .product(name: "SessionKit", package: "kyhop"),
      ]
    ),
  ]
)
