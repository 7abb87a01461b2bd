/// The cycles of a graph of calls: two nodes have the same number if each leads to the other.
///
/// Kosaraju's algorithm with stacks of its own, since the graph may be as deep as it is large.
/// A node has a smaller number than those that it leads to and that do not lead back.
struct StronglyConnectedCalls {
  private(set) var numbers: [Int]
  private(set) var count = 0

  init(nodes: Int, _ calls: [Compiler.Call]) {
    numbers = Array(repeating: -1, count: nodes)
    var out: [[Int]] = Array(repeating: [], count: nodes)
    var back = out
    for call in calls {
      out[call.from].append(call.to)
      back[call.to].append(call.from)
    }
    for node in Self.finished(out).reversed() where numbers[node] < 0 {
      number(node, back)
      count += 1
    }
  }

  /// The nodes in the order in which a walk from each leaves them.
  private static func finished(_ out: [[Int]]) -> [Int] {
    var order: [Int] = []
    var seen = Array(repeating: false, count: out.count)
    for start in out.indices where !seen[start] {
      seen[start] = true
      var path = [(node: start, next: 0)]
      while let (node, next) = path.last {
        if next == out[node].count {
          order.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let to = out[node][next]
        if !seen[to] {
          seen[to] = true
          path.append((to, 0))
        }
      }
    }
    return order
  }

  private mutating func number(_ start: Int, _ back: [[Int]]) {
    numbers[start] = count
    var waiting = [start]
    while let node = waiting.popLast() {
      for from in back[node] where numbers[from] < 0 {
        numbers[from] = count
        waiting.append(from)
      }
    }
  }

  /// Whether a call is part of a cycle.
  func contains(_ call: Compiler.Call) -> Bool { numbers[call.from] == numbers[call.to] }
}
