/// Finds the shard of a job in the variables that the system that runs it sets.
struct ShardVariables {
  private let variable: (String) -> String?

  /// Looks with `variable`, which gives a variable of the environment.
  init(_ variable: @escaping (String) -> String?) { self.variable = variable }

  /// The shard that the variables say.
  ///
  /// - Throws: `BuildError.badShard` where none says one, or two say different ones.
  func shard() throws(BuildError) -> Shard {
    var found: [(name: String, shard: Shard)] = []
    if let shard = try ofNodes() { found.append(("CI_NODE_INDEX", shard)) }
    if let shard = try ofCompletions() { found.append(("JOB_COMPLETION_INDEX", shard)) }
    if let shard = try ofArray() { found.append(("SLURM_ARRAY_TASK_ID", shard)) }
    guard let first = found.first else {
      throw .badShard(
        "--shard auto finds neither CI_NODE_INDEX with CI_NODE_TOTAL, nor JOB_COMPLETION_INDEX with JOB_COMPLETIONS, nor SLURM_ARRAY_TASK_ID; write --shard K/N, such as 1/3"
      )
    }
    if let other = found.first(where: { $0.shard != first.shard }) {
      throw .badShard(
        "--shard auto finds \(first.shard.words) by \(first.name), and \(other.shard.words) by \(other.name); write --shard K/N"
      )
    }
    return first.shard
  }

  /// As GitLab counts the jobs of `parallel`: from 1.
  private func ofNodes() throws(BuildError) -> Shard? {
    guard let index = try number("CI_NODE_INDEX") else { return nil }
    return try Shard(index, of: needed("CI_NODE_TOTAL", for: "CI_NODE_INDEX"))
  }

  /// As Kubernetes counts the pods of an Indexed Job: from 0, in a variable that it sets itself.
  ///
  /// It sets none with their number; the manifest does.
  private func ofCompletions() throws(BuildError) -> Shard? {
    guard let index = try number("JOB_COMPLETION_INDEX") else { return nil }
    let count = try needed("JOB_COMPLETIONS", for: "JOB_COMPLETION_INDEX")
    guard index < count else {
      throw .badShard(
        "JOB_COMPLETION_INDEX is \(index), counted from 0, and JOB_COMPLETIONS is \(count): it must be the job's completions"
      )
    }
    return try Shard(index + 1, of: count)
  }

  /// As Slurm counts the tasks of an array: from the first number of `--array`, by its step.
  private func ofArray() throws(BuildError) -> Shard? {
    guard let index = try number("SLURM_ARRAY_TASK_ID") else { return nil }
    let first = try needed("SLURM_ARRAY_TASK_MIN", for: "SLURM_ARRAY_TASK_ID")
    let count = try needed("SLURM_ARRAY_TASK_COUNT", for: "SLURM_ARRAY_TASK_ID")
    let step = max(1, try number("SLURM_ARRAY_TASK_STEP") ?? 1)
    let last = try number("SLURM_ARRAY_TASK_MAX")
    let (steps, rest) = (index - first).quotientAndRemainder(dividingBy: step)
    // The numbers of a list such as 1,2,9 do not say which task is the third.
    let isEven = last.map { ($0 - first) / step == count - 1 && ($0 - first) % step == 0 } ?? true
    guard isEven, rest == 0, steps >= 0, steps < count else {
      throw .badShard(
        "task \(index) of an array of \(count) from \(first) has no place in it: number the tasks without gaps, such as sbatch --array=1-\(max(1, count))"
      )
    }
    return try Shard(steps + 1, of: count)
  }

  private func needed(_ name: String, for other: String) throws(BuildError) -> Int {
    if let number = try number(name) { return number }
    let help = name == "JOB_COMPLETIONS" ? "; set it in the manifest to the job's completions" : ""
    throw .badShard("--shard auto finds \(other), and no \(name)\(help)")
  }

  /// The number of a variable; nil where it is not set or empty.
  private func number(_ name: String) throws(BuildError) -> Int? {
    guard let text = variable(name), !text.isEmpty else { return nil }
    guard let number = Shard.number(text) else {
      throw .badShard("\(name) is \"\(text)\", and must be a number in digits")
    }
    return number
  }
}
