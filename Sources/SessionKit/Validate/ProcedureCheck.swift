/// Does each item go through its steps in their order, and skip none?
enum ProcedureCheck: Check {
  static let codes: [FindingCode] = ["AGD-150", "AGD-151"]

  static func run(_ context: CheckContext) -> [Finding] {
    let procedure = context.profile.procedure
    let basis = context.profile.procedureSource.map { [$0] } ?? []
    return context.items.filter { !$0.isWithdrawn && !$0.steps.isEmpty }.flatMap { item -> [Finding] in
      let place = Place(item: item.number, path: "session.xml")
      let places = item.steps.compactMap { step in procedure.firstIndex { $0.id == step } }
      guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else {
        let right = procedure.filter { item.steps.contains($0.id) }.map(\.name)
        let arguments: [String: LocalizedText] = ["item": .same(item.number), "order": joined(right)]
        return [Finding("AGD-150", at: place, arguments, basis: basis)]
      }
      // What a required document is for may not be left out.
      let required = Set(DossierCheck.required(item, context.profile).map(\.kind))
      let skipped = procedure.filter { step in
        step.needs.map(required.contains) == true && !item.steps.contains(step.id)
      }
      return skipped.map {
        Finding("AGD-151", at: place, ["item": .same(item.number), "step": $0.name], basis: basis)
      }
    }
  }

  private static func joined(_ names: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      vi: names.map(\.vi).joined(separator: " → "),
      en: names.map(\.en).joined(separator: " → ")
    )
  }
}
