import Glibc

/// The processor time that a piece of work takes on its thread: what else the
/// machine is doing meanwhile does not count, as it would by a clock.
public enum ProcessorTime {
  /// Does the work, and says how long it took, in seconds.
  public static func seconds<Value, Failure: Error>(
    of work: () throws(Failure) -> Value
  ) throws(Failure) -> (value: Value, seconds: Double) {
    let start = now
    let value = try work()
    return (value, now - start)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
