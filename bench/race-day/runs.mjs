import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { parseResilience } from '../../dist/config/resilience.js';

/** Minutes of a piece, where the afternoon is played in pieces. */
const SEGMENT = 60;

/**
 * The jobs of a run. Where answers are kept the afternoon is played in one piece; without a cache nothing of one hour
 * matters for the next, so that the hours can be played side by side.
 */
function jobsOf(run, minutes) {
  if (!parseResilience(run.resilience).has('cache')) return [{ ...run, exact: true, minutes: [0, minutes] }];
  const starts = Array.from({ length: Math.ceil(minutes / SEGMENT) }, (_, hour) => hour * SEGMENT);
  return starts.map((start) => ({
    ...run,
    exact: false,
    minutes: [start, Math.min(start + SEGMENT, minutes)],
  }));
}

/** Does the jobs in their order on as many threads as there are cores; gives what each came to. */
function work(settings, jobs) {
  const results = jobs.map(() => Promise.withResolvers());
  let given = 0;
  const threads = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => {
    const thread = new Worker(new URL('./worker.mjs', import.meta.url));
    let mine;
    const take = () => {
      mine = given++;
      if (mine < jobs.length) thread.postMessage({ settings, job: jobs[mine] });
      else thread.terminate();
    };
    thread.on('message', (result) => {
      results[mine].resolve(result);
      take();
    });
    thread.on('error', (error) => results[mine]?.reject(error));
    take();
    return thread;
  });
  return Promise.all(results.map(({ promise }) => promise)).finally(() =>
    Promise.all(threads.map((thread) => thread.terminate())),
  );
}

function add(into, from) {
  for (const [name, value] of Object.entries(from)) into[name] = (into[name] ?? 0) + value;
}

/** The jobs of one run put together. */
function together(results) {
  const byTopic = {};
  const causes = {};
  for (const result of results) {
    for (const [topic, counts] of Object.entries(result.byTopic)) {
      byTopic[topic] ??= {};
      add(byTopic[topic], counts);
    }
    add(causes, result.causes);
  }
  const sum = (name) => results.reduce((all, result) => all + result[name], 0);
  return {
    byTopic,
    causes,
    waits: results.flatMap(({ waits }) => waits).sort((a, b) => a - b),
    checked: sum('checked'),
    refused: sum('refused'),
    requests: sum('requests'),
    oldest: Math.max(...results.map(({ oldest }) => oldest)),
  };
}

/** Plays so many minutes of the trace once for each run, `{ resilience, outboundRps? }`; gives what each came to, in their order. */
export async function play(settings, runs, minutes) {
  const jobs = runs.flatMap((run, number) => jobsOf(run, minutes).map((job) => ({ number, job })));
  // The longest first, so that no core is idle at the end.
  const length = ({ job }) => job.minutes[1] - job.minutes[0];
  jobs.sort((a, b) => length(b) - length(a));
  const results = await work(
    settings,
    jobs.map(({ job }) => job),
  );
  return runs.map((_, number) => together(results.filter((_result, i) => jobs[i].number === number)));
}
