extension BagFault {
  /// A stable name of a kind of fault, for programs to compare. Where the
  /// text says "1.0", bags of a draft version get a warning or nothing.
  public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The name, e.g. "payload-altered".
    public let rawValue: String

    /// The same as ``rawValue``.
    public var description: String { rawValue }

    /// A code by its name, known here or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    private init(_ name: String) { rawValue = name }
  }
}

/// `bagit.txt` (RFC 8493 §2.1.1) and the encoding of tag files.
extension BagFault.Code {
  /// There is no `bagit.txt`.
  public static let declarationMissing = Self("declaration-missing")
  /// `bagit.txt` is not the two lines that it must be.
  public static let declarationMalformed = Self("declaration-malformed")
  /// `bagit.txt` begins with a byte order mark.
  public static let declarationMark = Self("declaration-bom")
  /// A version other than 0.93–0.97 and 1.0.
  public static let versionUnsupported = Self("version-unsupported")
  /// `bagit.txt` names no encoding of the tag files.
  public static let encodingMissing = Self("encoding-missing")
  /// An encoding other than UTF-8, UTF-16, ISO-8859-1 and US-ASCII.
  public static let encodingUnknown = Self("encoding-unknown")
  /// A tag file is not in the encoding that `bagit.txt` names.
  public static let encodingMalformed = Self("encoding-malformed")
  /// Warning: a tag file in UTF-8 begins with a byte order mark.
  public static let tagMark = Self("tag-bom")
}

/// Manifests (§2.1.3, §2.2.1).
extension BagFault.Code {
  /// There is no payload manifest.
  public static let manifestMissing = Self("manifest-missing")
  /// A manifest of an algorithm that we cannot compute.
  public static let algorithmUnsupported = Self("algorithm-unsupported")
  /// A line without digest or path, or a digest of the wrong length.
  public static let manifestLineMalformed = Self("manifest-line-malformed")
  /// Warning: an empty line.
  public static let manifestLineBlank = Self("manifest-line-blank")
  /// Warning: `*` before the path, as `md5sum --binary` writes it.
  public static let manifestStarred = Self("manifest-md5sum-style")
  /// A path stands twice in one manifest, with one digest (1.0).
  public static let manifestDuplicate = Self("manifest-duplicate")
  /// A path stands twice in one manifest, with two digests.
  public static let manifestConflict = Self("manifest-duplicate-conflict")
  /// One payload manifest lists a file that another does not (1.0).
  public static let manifestsDisagree = Self("manifests-disagree")
  /// A tag manifest does not list a payload manifest (1.0).
  public static let tagManifestIncomplete = Self("tagmanifest-incomplete")
  /// A tag manifest lists a tag manifest (1.0).
  public static let tagManifestListed = Self("tagmanifest-listed")
}

/// Paths in manifests (§2.1.3, §5.2). Windows' ways out of the bag are
/// refused everywhere: a bag travels.
extension BagFault.Code {
  /// `..` leads out of the bag, or would where `\` separates too.
  public static let pathOutOfScope = Self("path-out-of-scope")
  /// A path from the root.
  public static let pathAbsolute = Self("path-absolute")
  /// A path that a shell takes for someone's home: `~/x`, `~user/x`.
  public static let pathHome = Self("path-home")
  /// A drive, a share or a variable of Windows.
  public static let pathWindows = Self("path-windows")
  /// Empty, with an empty part, a part `.`, or a zero byte.
  public static let pathMalformed = Self("path-malformed")
  /// A payload manifest lists what is not in `data/`.
  public static let pathNotPayload = Self("path-not-payload")
  /// A tag manifest lists what is in `data/`.
  public static let pathNotTag = Self("path-not-tag")
  /// Warning: `./` before the path.
  public static let pathDotSlash = Self("path-dot-slash")
}

/// What is there, and what should be (§3).
extension BagFault.Code {
  /// A file in `data/` that no manifest lists.
  public static let payloadUnlisted = Self("payload-unlisted")
  /// A file in `data/` is listed and not there.
  public static let payloadMissing = Self("payload-missing")
  /// A file in `data/` has another digest than its manifest says.
  public static let payloadAltered = Self("payload-altered")
  /// A tag file is listed and not there.
  public static let tagMissing = Self("tag-missing")
  /// A tag file has another digest than its manifest says.
  public static let tagAltered = Self("tag-altered")
  /// A link, device, pipe or socket in the bag.
  public static let fileNotRegular = Self("file-not-regular")
  /// A file could not be read, or changed while it was.
  public static let readFailed = Self("read-failed")
}

/// `bag-info.txt` (§2.2.2).
extension BagFault.Code {
  /// A line that is neither label and value nor continues one (1.0).
  public static let infoLineMalformed = Self("info-line-malformed")
  /// `Payload-Oxum` is not two numbers with a dot between them.
  public static let oxumMalformed = Self("oxum-malformed")
  /// `Payload-Oxum` does not fit the files in `data/`.
  public static let oxumMismatch = Self("oxum-mismatch")
  /// `Payload-Oxum` is given more than once (1.0).
  public static let oxumRepeated = Self("oxum-repeated")
}

/// `fetch.txt` (§2.2.3).
extension BagFault.Code {
  /// A line that is not URL, length and path.
  public static let fetchLineMalformed = Self("fetch-line-malformed")
  /// A URL without a scheme.
  public static let fetchURLMalformed = Self("fetch-url-malformed")
  /// A file is there, with another length than its line says.
  public static let fetchLengthMismatch = Self("fetch-length-mismatch")
  /// Warning: a path stands twice.
  public static let fetchDuplicate = Self("fetch-duplicate")
  /// A file to fetch that no manifest lists.
  public static let fetchUnlisted = Self("fetch-unlisted")
  /// A file that is still to be fetched.
  public static let fetchMissing = Self("fetch-missing")
  /// A tag file among those to fetch (1.0).
  public static let fetchNotPayload = Self("fetch-not-payload")
  /// As ``pathOutOfScope``.
  public static let fetchOutOfScope = Self("fetch-out-of-scope")
  /// As ``pathAbsolute``.
  public static let fetchAbsolute = Self("fetch-absolute")
  /// As ``pathHome``.
  public static let fetchHome = Self("fetch-home")
  /// As ``pathWindows``.
  public static let fetchWindows = Self("fetch-windows")
  /// As ``pathMalformed``.
  public static let fetchPathMalformed = Self("fetch-path-malformed")
}

/// Warnings of names that do not travel well (§5.2, §6.1).
extension BagFault.Code {
  /// Two names that differ only in the case of letters.
  public static let nameCase = Self("name-case")
  /// Two names that differ only in how accents are composed.
  public static let nameNormalization = Self("name-normalization")
  /// A file that a desktop system makes and deletes by itself.
  public static let nameSystemFile = Self("name-system-file")
  /// A name that Windows does not allow.
  public static let nameNotPortable = Self("name-not-portable")
  /// A `%` that 1.0 wants to be written `%25`.
  public static let namePercent = Self("name-percent")
}

/// What we refuse to go on with (``BagLimits``).
extension BagFault.Code {
  /// A manifest or other text too large to read.
  public static let limitSize = Self("limit-size")
  /// Too many files or lines.
  public static let limitEntries = Self("limit-entries")
  /// A path of too many parts.
  public static let limitDepth = Self("limit-depth")
  /// There are more faults than the report holds.
  public static let limitFaults = Self("limit-faults")
}
