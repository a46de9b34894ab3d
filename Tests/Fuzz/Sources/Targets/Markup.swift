import LibXML

/// What is admitted keeps to the limits, as counted in the tree.
enum Markup {
  static func run(_ bytes: [UInt8]) {
    for admission in [XMLAdmission.strict, .configuration, .office] {
      guard let document = try? XMLDocument(bytes, admission: admission) else { continue }
      var elements = 0
      walk(document.root, depth: 1, admission, &elements)
      demand(elements <= admission.maximumElements, "\(elements) elements")
      if admission.allowsInvisible { continue }
      let text = document.root.text
      demand(!text.unicodeScalars.contains { hidden.contains($0.value) }, "a hidden character")
    }
  }

  private static let hidden: Set<UInt32> = [
    0, 0x200B, 0x202A, 0x202B, 0x202D, 0x202E, 0x2060, 0xFEFF, 0xFFFE,
  ]

  private static func walk(
    _ element: XMLElement,
    depth: Int,
    _ admission: XMLAdmission,
    _ elements: inout Int
  ) {
    elements += 1
    demand(depth <= admission.maximumDepth, "depth \(depth)")
    demand(
      element.name.utf8.count <= admission.maximumNameBytes,
      "a name of \(element.name.utf8.count) bytes"
    )
    for child in element.children { walk(child, depth: depth + 1, admission, &elements) }
  }
}
