import CMimalloc

/// What the allocator, which takes the place of the C library's, is told before the work begins.
enum Memory {
  /// Asks for memory in large pages from the first one on, unless the environment says otherwise: a
  /// build touches some 20 MB once, and a fault for every 4 KB costs it a few hundredths.
  static func prepare() {
    mi_option_set_enabled_default(mi_option_large_os_pages, true)
    mi_option_set_default(mi_option_eager_commit_delay, 0)
  }
}
