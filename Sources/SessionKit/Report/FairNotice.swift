/// How much was handed over in time to be read, and how much after the
/// deadline: what a delegate may call fair notice.
struct FairNotice {
  /// A sum of papers.
  struct Sum: Equatable {
    var papers = 0
    /// Words of the texts.
    var words = 0
    /// Pages of the PDFs, whose words are not known.
    var pages = 0
    /// Papers of which neither is known.
    var unknown = 0
    /// Reading time in tenths of a minute.
    var tenths = 0

    /// Whole minutes, rounded up: nothing takes no time.
    var minutes: Int { (tenths + 9) / 10 }

    mutating func add(_ amount: Overview.Amount) {
      if amount == .counted { return }
      papers += 1
      tenths += amount.tenths
      switch amount {
      case .words(let count): words += count
      case .pages(let count): pages += count
      case .counted: break
      case .unknown: unknown += 1
      }
    }
  }

  /// One line: an item or an agency.
  struct Row: Equatable {
    var name: String
    var title: String
    var inTime = Sum()
    var late = Sum()
    /// Papers without a deadline, or of which nobody knows when they came.
    var undated = Sum()
  }

  var items: [Row] = []
  var agencies: [Row] = []
  var total = Row(name: "", title: "")

  init(_ overview: Overview) {
    var indices: [String: Int] = [:]
    for item in overview.items {
      var row = Row(name: item.number, title: item.title)
      for part in item.parts {
        for document in part.documents {
          let agency = document.from ?? part.agency ?? ""
          let index = indices[agency, default: agencies.count]
          if index == agencies.count { agencies.append(Row(name: agency, title: "")) }
          indices[agency] = index
          let column: WritableKeyPath<Row, Sum> =
            switch document.isAfterDeadline {
            case true?: \.late
            case false?: \.inTime
            case nil: \.undated
            }
          row[keyPath: column].add(document.amount)
          agencies[index][keyPath: column].add(document.amount)
          total[keyPath: column].add(document.amount)
        }
      }
      items.append(row)
    }
  }

  /// As CSV: a line for each item, each agency and the whole.
  func csv(_ language: Language) -> String {
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    let sums = [
      say("đúng hạn", "in time"), say("sau hạn", "after the deadline"),
      say("không rõ hạn", "no deadline known"),
    ]
    let measures = [
      say("Số tài liệu", "Papers"), say("Số tiếng", "Words"), say("Số trang PDF", "PDF pages"),
      say("Không rõ độ dài", "Length unknown"), say("Phút đọc", "Minutes to read"),
    ]
    let heads =
      [say("Theo", "By"), say("Tên", "Name"), say("Tiêu đề", "Title")]
      + sums.flatMap { sum in measures.map { "\($0) \(sum)" } }
    func line(_ kind: String, _ row: Row) -> [String] {
      [kind, row.name, row.title]
        + [row.inTime, row.late, row.undated].flatMap { sum in
          [sum.papers, sum.words, sum.pages, sum.unknown, sum.minutes].map(String.init)
        }
    }
    let rows =
      items.map { line(say("mục", "item"), $0) } + agencies.map { line(say("cơ quan", "agency"), $0) }
      + [line(say("tổng", "total"), total)]
    return CSVText.table([heads] + rows)
  }
}

extension FairNotice {
  /// Of a run without a session: nothing was handed over.
  init() {}
}
