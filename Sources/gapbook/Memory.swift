import CMimalloc

/// What the allocator, which takes the place of the C library's, is told before the work begins.
enum Memory {
  /// Sets aside the first 64 MB in large pages where the system has them: a usual build touches some
  /// 20 MB of them once, and a fault for every 4 KB would cost it a few hundredths.
  ///
  /// What goes beyond comes in small pages: a large build is no faster with large ones, and takes a
  /// quarter more memory.
  static func prepare() {
    // Else the first memory of a further thread comes bit by bit, and never in large pages.
    mi_option_set_default(mi_option_eager_commit_delay, 0)
    let before = mi_option_is_enabled(mi_option_large_os_pages)
    mi_option_enable(mi_option_large_os_pages)
    _ = mi_reserve_os_memory(64 << 20, true, true)
    mi_option_set_enabled(mi_option_large_os_pages, before)
  }
}
