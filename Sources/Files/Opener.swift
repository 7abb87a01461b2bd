import Glibc

/// Starts a program that goes on by itself, such as a browser.
package enum Opener {
  /// Starts a program in a session of its own, silent, with this process's environment; false where it
  /// cannot be started.
  package static func start(_ program: String, _ arguments: [String]) -> Bool {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (file, mode) in [(Int32(0), O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] {
      unsafe posix_spawn_file_actions_addopen(&actions, file, "/dev/null", mode, 0)
    }
    // Ctrl-C on our terminal is not for it, and our threads block signals, which it must not.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | newSession
    unsafe posix_spawnattr_setflags(&attributes, flags)
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { _ = unsafe words.map { unsafe free($0) } }
    var process: pid_t = 0
    return unsafe posix_spawn(&process, program, &actions, &attributes, words, environ) == 0
  }

  /// POSIX_SPAWN_SETSID, which Swift's Glibc module lacks.
  private static let newSession: Int16 = 0x80
}
