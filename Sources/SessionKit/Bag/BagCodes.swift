import BagIt

/// BAG-2xx: what can be wrong with any bag (RFC 8493), one code a fault.
enum BagCodes {
  /// One fault of the leaf, and how it is told.
  struct Row {
    var fault: BagFault.Code
    var code: FindingCode
    var kind: Catalogue.Kind
    var severity: Severity
    var message: LocalizedText
    /// What the format says about it.
    var subject: LocalizedText
  }

  static let all: [Row] = groups.flatMap { group in
    group.rows.map { row in
      Row(
        fault: row.fault,
        code: FindingCode(rawValue: "BAG-\(row.number)"),
        kind: row.weight == .limit ? .incomplete : .content,
        severity: row.weight == .warning ? .warning : .error,
        message: LocalizedText(vi: row.vi, en: row.en),
        subject: group.subject
      )
    }
  }

  private static let byFault = Dictionary(all.map { ($0.fault, $0) }, uniquingKeysWith: { first, _ in first })

  /// How a fault is told.
  static func row(of fault: BagFault.Code) -> Row? { byFault[fault] }

  private enum Weight { case error, warning, limit }
  private typealias Line = (fault: BagFault.Code, number: Int, weight: Weight, vi: String, en: String)

  private static let groups: [(subject: LocalizedText, rows: [Line])] = [
    (
      LocalizedText(vi: "Khai báo bagit.txt (RFC 8493 mục 2.1.1)", en: "bagit.txt (RFC 8493 §2.1.1)"),
      [
        (
          .declarationMissing, 210, .error,
          "Không có bagit.txt",
          "There is no bagit.txt"
        ),
        (
          .declarationMalformed, 211, .error,
          "bagit.txt không đúng hai dòng quy định",
          "bagit.txt is not the two lines that it must be"
        ),
        (
          .declarationMark, 212, .error,
          "bagit.txt mở đầu bằng dấu BOM",
          "bagit.txt begins with a byte order mark"
        ),
        (
          .versionUnsupported, 213, .error,
          "Phiên bản BagIt không hỗ trợ: {found}",
          "Unsupported version of BagIt: {found}"
        ),
        (
          .encodingMissing, 214, .error,
          "bagit.txt không khai bảng mã của các tệp quản lý",
          "bagit.txt names no encoding of the tag files"
        ),
        (
          .encodingUnknown, 215, .error,
          "Bảng mã không hỗ trợ: {found}",
          "Unsupported encoding: {found}"
        ),
        (
          .encodingMalformed, 216, .error,
          "{file} không đúng bảng mã đã khai",
          "{file} is not in the encoding declared"
        ),
        (
          .tagMark, 217, .warning,
          "{file} mở đầu bằng dấu BOM",
          "{file} begins with a byte order mark"
        ),
      ]
    ),
    (
      LocalizedText(vi: "Bảng kê (RFC 8493 mục 2.1.3, 2.2.1)", en: "Manifests (RFC 8493 §2.1.3, §2.2.1)"),
      [
        (
          .manifestMissing, 220, .error,
          "Không có bảng kê nào của dữ liệu",
          "There is no payload manifest"
        ),
        (
          .algorithmUnsupported, 221, .error,
          "{file} dùng thuật toán không hỗ trợ: {found}",
          "{file} is of an unsupported algorithm: {found}"
        ),
        (
          .manifestLineMalformed, 222, .error,
          "{file}, dòng {line}: không đọc được",
          "{file}, line {line}: can’t be read"
        ),
        (
          .manifestLineBlank, 223, .warning,
          "{file}, dòng {line}: dòng trống",
          "{file}, line {line}: blank"
        ),
        (
          .manifestStarred, 224, .warning,
          "{file}, dòng {line}: có dấu * trước {path} (kiểu md5sum)",
          "{file}, line {line}: * before {path} (as md5sum writes)"
        ),
        (
          .manifestDuplicate, 225, .error,
          "{file}, dòng {line}: {path} ghi hai lần",
          "{file}, line {line}: {path} stands twice"
        ),
        (
          .manifestConflict, 226, .error,
          "{file}, dòng {line}: {path} ghi hai lần với hai mã băm khác nhau",
          "{file}, line {line}: {path} stands twice with two digests"
        ),
        (
          .manifestsDisagree, 227, .error,
          "{file} không kê {path} như các bảng kê khác",
          "{file} does not list {path} as other manifests do"
        ),
        (
          .tagManifestIncomplete, 228, .error,
          "{file} không kê {path}",
          "{file} does not list {path}"
        ),
        (
          .tagManifestListed, 229, .error,
          "{file}, dòng {line}: kê cả {path}",
          "{file}, line {line}: lists {path}"
        ),
      ]
    ),
    (
      LocalizedText(vi: "Đường dẫn (RFC 8493 mục 2.1.3, 5.2)", en: "Paths (RFC 8493 §2.1.3, §5.2)"),
      [
        (
          .pathOutOfScope, 230, .error,
          "{file}, dòng {line}: {path} dẫn ra ngoài túi",
          "{file}, line {line}: {path} leads out of the bag"
        ),
        (
          .pathAbsolute, 231, .error,
          "{file}, dòng {line}: {path} là đường dẫn tuyệt đối",
          "{file}, line {line}: {path} is absolute"
        ),
        (
          .pathHome, 232, .error,
          "{file}, dòng {line}: {path} trỏ tới thư mục riêng của người dùng",
          "{file}, line {line}: {path} points to a home folder"
        ),
        (
          .pathWindows, 233, .error,
          "{file}, dòng {line}: {path} trỏ tới ổ đĩa hoặc mạng của Windows",
          "{file}, line {line}: {path} points to a drive or share of Windows"
        ),
        (
          .pathMalformed, 234, .error,
          "{file}, dòng {line}: đường dẫn không hợp lệ: {path}",
          "{file}, line {line}: malformed path: {path}"
        ),
        (
          .pathNotPayload, 235, .error,
          "{file}, dòng {line}: {path} không nằm trong data/",
          "{file}, line {line}: {path} is not in data/"
        ),
        (
          .pathNotTag, 236, .error,
          "{file}, dòng {line}: {path} nằm trong data/",
          "{file}, line {line}: {path} is in data/"
        ),
        (
          .pathDotSlash, 237, .warning,
          "{file}, dòng {line}: thừa ./ trước {path}",
          "{file}, line {line}: ./ before {path}"
        ),
      ]
    ),
    (
      LocalizedText(vi: "Thành phần của túi (RFC 8493 mục 3)", en: "What is in the bag (RFC 8493 §3)"),
      [
        (
          .payloadUnlisted, 240, .error,
          "{path} không có trong bảng kê",
          "{path} is not listed"
        ),
        (
          .payloadMissing, 241, .error,
          "Thiếu {path}",
          "{path} is missing"
        ),
        (
          .payloadAltered, 242, .error,
          "{path} bị sửa hoặc hỏng",
          "{path} was altered or damaged"
        ),
        (
          .tagMissing, 243, .error,
          "Thiếu tệp quản lý {path}",
          "Tag file {path} is missing"
        ),
        (
          .tagAltered, 244, .error,
          "Tệp quản lý {path} bị sửa hoặc hỏng",
          "Tag file {path} was altered or damaged"
        ),
        (
          .fileNotRegular, 245, .error,
          "{path} không phải tệp thường: {found}",
          "{path} is no regular file: {found}"
        ),
        (
          .readFailed, 246, .limit,
          "Không đọc được {path}: {found}",
          "Can’t read {path}: {found}"
        ),
      ]
    ),
    (
      LocalizedText(vi: "bag-info.txt (RFC 8493 mục 2.2.2)", en: "bag-info.txt (RFC 8493 §2.2.2)"),
      [
        (
          .infoLineMalformed, 250, .error,
          "{file}, dòng {line}: không đọc được",
          "{file}, line {line}: can’t be read"
        ),
        (
          .oxumMalformed, 251, .error,
          "Payload-Oxum không phải hai số: {found}",
          "Payload-Oxum is not two numbers: {found}"
        ),
        (
          .oxumMismatch, 252, .error,
          "Payload-Oxum ghi {expected}, thực tế {found}",
          "Payload-Oxum says {expected}, there is {found}"
        ),
        (
          .oxumRepeated, 253, .error,
          "Payload-Oxum ghi hơn một lần",
          "Payload-Oxum is given more than once"
        ),
      ]
    ),
    (
      LocalizedText(vi: "fetch.txt (RFC 8493 mục 2.2.3)", en: "fetch.txt (RFC 8493 §2.2.3)"),
      [
        (
          .fetchLineMalformed, 260, .error,
          "fetch.txt, dòng {line}: không đọc được",
          "fetch.txt, line {line}: can’t be read"
        ),
        (
          .fetchURLMalformed, 261, .error,
          "fetch.txt, dòng {line}: địa chỉ không hợp lệ",
          "fetch.txt, line {line}: malformed URL"
        ),
        (
          .fetchLengthMismatch, 262, .error,
          "{path} dài khác với fetch.txt: chờ {expected}, thấy {found}",
          "{path} is not as long as fetch.txt says: expected {expected}, found {found}"
        ),
        (
          .fetchDuplicate, 263, .warning,
          "fetch.txt, dòng {line}: {path} ghi hai lần",
          "fetch.txt, line {line}: {path} stands twice"
        ),
        (
          .fetchUnlisted, 264, .error,
          "fetch.txt, dòng {line}: {path} không có trong bảng kê",
          "fetch.txt, line {line}: no manifest lists {path}"
        ),
        (
          .fetchMissing, 265, .error,
          "{path} chưa được tải về",
          "{path} is still to be fetched"
        ),
        (
          .fetchNotPayload, 266, .error,
          "fetch.txt, dòng {line}: {path} không nằm trong data/",
          "fetch.txt, line {line}: {path} is not in data/"
        ),
        (
          .fetchOutOfScope, 270, .error,
          "fetch.txt, dòng {line}: {path} dẫn ra ngoài túi",
          "fetch.txt, line {line}: {path} leads out of the bag"
        ),
        (
          .fetchAbsolute, 271, .error,
          "fetch.txt, dòng {line}: {path} là đường dẫn tuyệt đối",
          "fetch.txt, line {line}: {path} is absolute"
        ),
        (
          .fetchHome, 272, .error,
          "fetch.txt, dòng {line}: {path} trỏ tới thư mục riêng của người dùng",
          "fetch.txt, line {line}: {path} points to a home folder"
        ),
        (
          .fetchWindows, 273, .error,
          "fetch.txt, dòng {line}: {path} trỏ tới ổ đĩa hoặc mạng của Windows",
          "fetch.txt, line {line}: {path} points to a drive or share of Windows"
        ),
        (
          .fetchPathMalformed, 274, .error,
          "fetch.txt, dòng {line}: đường dẫn không hợp lệ: {path}",
          "fetch.txt, line {line}: malformed path: {path}"
        ),
      ]
    ),
    (
      LocalizedText(
        vi: "Tên tệp khó dùng trên máy khác (RFC 8493 mục 5.2, 6.1)",
        en: "Names that do not travel well (RFC 8493 §5.2, §6.1)"
      ),
      [
        (
          .nameCase, 280, .warning,
          "{path} và {found} chỉ khác nhau chữ hoa, chữ thường",
          "{path} and {found} differ only in case"
        ),
        (
          .nameNormalization, 281, .warning,
          "{path} và {found} chỉ khác nhau cách ghép dấu",
          "{path} and {found} differ only in how accents are composed"
        ),
        (
          .nameSystemFile, 282, .warning,
          "{path} là tệp do hệ điều hành tự tạo",
          "{path} is made by a desktop system"
        ),
        (
          .nameNotPortable, 283, .warning,
          "Windows không nhận tên {path}",
          "Windows does not allow the name {path}"
        ),
        (
          .namePercent, 284, .warning,
          "{file}, dòng {line}: dấu % trong {path} phải viết %25",
          "{file}, line {line}: % in {path} should be %25"
        ),
      ]
    ),
    (
      LocalizedText(vi: "Giới hạn giữ cho máy không bị treo", en: "Limits keep the machine alive"),
      [
        (
          .limitSize, 290, .limit,
          "{path} quá lớn để đọc (hơn {expected} byte)",
          "{path} is too large to read (over {expected} bytes)"
        ),
        (
          .limitEntries, 291, .limit,
          "Quá nhiều tệp hoặc dòng",
          "Too many files or lines"
        ),
        (
          .limitDepth, 292, .limit,
          "Thư mục lồng nhau quá sâu: {path}",
          "Folders nest too deep: {path}"
        ),
        (
          .limitFaults, 293, .limit,
          "Quá nhiều lỗi, không kể hết",
          "More faults than can be told"
        ),
      ]
    ),
  ]
}
