/// A door through which bytes come in, and what must hold of whatever gets
/// through. A crash, a hang or an unheld demand is a finding.
public enum Target: String, CaseIterable, Sendable {
  /// An archive: a packet's, and a word processor's.
  case zip
  /// A whole packet, verified.
  case packet
  /// XML in each of its three admissions.
  case xml
  /// A Word file: read, understood, written as Akoma Ntoso.
  case docx
  /// An OpenDocument file, likewise.
  case odt
  /// A PDF.
  case pdf
  /// `session.xml`.
  case session
  /// The files of a profile.
  case profile
  /// A bag with its manifests.
  case bag
  /// The lines of a ledger.
  case ledger
  /// A signature file of minisign's.
  case signature
  /// A proof that an entry is in a log.
  case proof
  /// What is written of keys: `keys.txt`, `latest.txt`, a pin.
  case trust

  /// Hands bytes in.
  public func run(_ bytes: [UInt8]) {
    switch self {
    case .zip: Archives.run(bytes)
    case .packet: Packets.run(bytes)
    case .xml: Markup.run(bytes)
    case .docx: Documents.run(Containers.docx(bytes), "a.docx")
    case .odt: Documents.run(Containers.odt(bytes), "a.odt")
    case .pdf: Documents.run(bytes, "a.pdf")
    case .session: Sessions.run(bytes)
    case .profile: Profiles.run(bytes)
    case .bag: Bags.run(bytes)
    case .ledger: Ledgers.run(bytes)
    case .signature: Signatures.run(bytes)
    case .proof: Proofs.run(bytes)
    case .trust: TrustTexts.run(bytes)
    }
  }
}

/// Ends the program where what must hold does not.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError("demand not held: \(what())") }
}
