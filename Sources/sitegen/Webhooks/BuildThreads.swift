import Dispatch

/// Threads of their own for builds: a build keeps all that it gets busy, and deliveries are answered meanwhile.
final class BuildThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "build", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
