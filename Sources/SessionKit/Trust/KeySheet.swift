import Digests
import LibXML

/// One page for the invitation letter (giấy mời): whose key, its fingerprint
/// in groups, and a code that a phone can read.
enum KeySheet {
  static func html(_ history: KeyHistory, _ ring: KeyRing, _ language: Language) throws(ConfigurationError)
    -> String
  {
    ""
  }
}
