/// What one agency has to do: bring, explain, mend. Made from a run's result
/// alone.
struct AgencyNotice {
  /// Nil where nobody knows yet who has to bring it.
  var agency: String?
  /// Papers that are not there.
  var missing: [Absent] = []
  /// Papers that came too late.
  var late: [Late] = []
  /// What is wrong in the papers that are there.
  var wrong: [Wrong] = []
  /// Whether there is something that must not be told in a letter.
  var isConfidential = false

  struct Absent {
    var item: String
    var name: LocalizedText
    var by: LocalizedText?
    var isOverdue: Bool
    var source: LegalSource?
  }

  struct Late {
    var item: String
    var name: LocalizedText
    var path: String
    var late: LocalizedText
    var due: LocalizedText
  }

  struct Wrong {
    var item: String
    var name: LocalizedText
    var path: String?
    /// Its deadline, while there is still time; else the opening.
    var by: LocalizedText
    var findings: [Finding]
  }

  var isEmpty: Bool { missing.isEmpty && late.isEmpty && wrong.isEmpty && !isConfidential }

  /// Whom it is for.
  var addressee: LocalizedText {
    agency.map { .same($0) } ?? LocalizedText(vi: "Cơ quan thẩm tra", en: "Examining committee")
  }

  /// Those that have something to do, in the order of the agenda.
  static func all(_ result: RunResult) -> [AgencyNotice] {
    guard let overview = result.overview else { return [] }
    var notices: [AgencyNotice] = []
    var indices: [String?: Int] = [:]
    func with(_ agency: String?, _ change: (inout AgencyNotice) -> Void) {
      if let index = indices[agency] { return change(&notices[index]) }
      var notice = AgencyNotice(agency: agency)
      change(&notice)
      guard !notice.isEmpty else { return }
      indices[agency] = notices.count
      notices.append(notice)
    }
    let faults = result.faultsOfPapers
    let byPath = Dictionary(grouping: faults.filter { $0.place.path != nil }) { $0.place.path ?? "" }
    let byKind = Dictionary(grouping: faults.filter { $0.place.path == nil }) {
      [$0.place.item ?? "", $0.place.kind ?? ""]
    }
    for item in overview.items {
      for part in item.parts {
        if part.state == .missing || part.state == .toFollow {
          with(part.agency) { $0.missing.append(absent(item, part, result)) }
        }
        let time = part.due.flatMap { result.evaluatedAt < $0.end ? $0.words : nil }
        let by = time ?? beforeOpening(overview)
        for document in part.documents {
          let found = byPath[document.path] ?? []
          with(document.from ?? part.agency) { notice in
            if found.contains(where: \.code.isSecrecy) {
              notice.isConfidential = true
              return
            }
            if part.state == .late, let late = document.late {
              notice.late.append(
                Late(
                  item: item.number,
                  name: part.name,
                  path: document.path,
                  late: late,
                  due: part.due?.words ?? ""
                )
              )
            }
            guard !found.isEmpty else { return }
            notice.wrong.append(
              Wrong(item: item.number, name: part.name, path: document.path, by: by, findings: found)
            )
          }
        }
        if let found = byKind[[item.number, part.kind]] {
          with(part.agency) {
            $0.wrong.append(Wrong(item: item.number, name: part.name, path: nil, by: by, findings: found))
          }
        }
      }
      if let found = byKind[[item.number, ""]] {
        with(item.submitter) {
          $0.wrong.append(
            Wrong(
              item: item.number,
              name: .same(item.title),
              path: nil,
              by: beforeOpening(overview),
              findings: found
            )
          )
        }
      }
    }
    return notices
  }

  private static func beforeOpening(_ overview: Overview) -> LocalizedText {
    let day = overview.opening.text
    return LocalizedText(vi: "ngay, trước khai mạc \(day.vi)", en: "now, before the opening on \(day.en)")
  }

  private static func absent(_ item: Overview.Item, _ part: Overview.Part, _ result: RunResult) -> Absent {
    let promised = part.promised.map(Deadline.endOf)
    let end = part.promised.map { Instant(day: $0.adding(days: 1), offset: result.offset) } ?? part.due?.end
    return Absent(
      item: item.number,
      name: part.name,
      by: promised ?? part.due?.words,
      isOverdue: end.map { $0 <= result.evaluatedAt } ?? false,
      source: part.due?.source
    )
  }
}

extension RunResult {
  /// What is wrong in the papers themselves, unwaived: not what the
  /// secretariat has to see to, nor what is late or absent.
  fileprivate var faultsOfPapers: [Finding] {
    let own: Set<String> = ["DDL", "AGD", "CFG", "SYS", "VER", "DOS"]
    return discreetFindings.filter { finding in
      guard finding.waiver == nil, finding.severity > .note else { return false }
      return !own.contains(finding.code.family) || finding.code == "DOS-160"
    }
  }
}
