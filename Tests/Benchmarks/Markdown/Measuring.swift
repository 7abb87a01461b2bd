import Glibc

extension Benchmark {
  /// CPU time of one piece of work in this process.
  static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  /// CPU time and peak memory of a program; without a name, of this one.
  static func usage(
    _ arguments: [String],
    program: String = "/proc/self/exe",
    output: String = "/dev/null"
  ) -> (seconds: Double, kilobytes: Int) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var list = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for string in list { free(string) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, nil, &list, environ) == 0 else { return (0, 0) }
    var status: CInt = 0
    var usage = rusage()
    wait4(child, &status, 0, &usage)
    precondition(status == 0, "\(program) failed")
    let micro = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    let whole = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return (Double(whole) + Double(micro) / 1_000_000, usage.ru_maxrss)
  }

  /// The peak memory of this program since it was started, not of the one that started it.
  static func peakKilobytes() -> Int {
    let status = String(decoding: read("/proc/self/status"), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// The peak memory of a child that renders a file.
  static func peak(_ which: String, _ file: String) -> Int {
    let output = file + ".peak"
    defer { unlink(output) }
    _ = usage(["child", which, file], output: output)
    let text = String(decoding: read(output), as: UTF8.self)
    return Int(text.split(separator: "\n").first ?? "") ?? 0
  }

  static func report(_ name: String, _ times: [Double], to reference: [Double]) {
    let ratio = median(times) / median(reference)
    let label = name + String(repeating: " ", count: max(0, 28 - name.count))
    print("  \(label) \(rounded(median(times) * 1_000)) ms, ratio \(rounded(ratio))")
  }

  static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { fatalError("cannot write \(path)") }
    precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }

  static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(fileno(file), &status) == 0 { bytes.reserveCapacity(status.st_size) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
