/// Maps a list on several threads and gives the results in the order of the list.
///
/// `jobs` stretches are worked on at once; with 1 the caller's own task does it all.
func orderedConcurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  jobs: Int,
  _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let jobs = min(jobs, 256)
  let size = max(1, (items.count + jobs * 4 - 1) / (jobs * 4))
  guard jobs > 1, items.count > 1 else { return items.map(transform) }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    let starts = Array(stride(from: 0, to: items.count, by: size))
    var next = 0
    func add() {
      guard next < starts.count else { return }
      let start = starts[next]
      let slice = items[start..<min(start + size, items.count)]
      next += 1
      group.addTask { (start, slice.map(transform)) }
    }
    for _ in 0..<jobs { add() }
    var results: [Int: [Result]] = [:]
    while let (start, part) = await group.next() {
      results[start] = part
      add()
    }
    return starts.flatMap { results[$0] ?? [] }
  }
}

/// How many threads to take for so many pages: for few of them, a second one costs more processor time
/// than the wait that it saves is worth.
func worthwhile(_ jobs: Int, forPages count: Int) -> Int { count < 1_000 ? 1 : jobs }
