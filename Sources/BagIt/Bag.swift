/// A bag: files, and manifests of their digests (RFC 8493).
public enum Bag {
  /// Checks all that the format asks of a bag, of version 0.93–0.97 or 1.0,
  /// and goes on after a fault as far as it can. Writes nothing, fetches
  /// nothing; whatever is in the bag, the result is a report.
  public static func validate(_ storage: some BagStorage, limits: BagLimits = BagLimits()) -> BagReport {
    var check = BagCheck(storage: storage, limits: limits)
    check.run()
    return check.report
  }
}
