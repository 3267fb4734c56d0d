// BullMQ doing what deploy/bench/queue has Aisha's queue do, on the same Redis: jobs in which nothing is done but one
// checkpoint. Reads commands, a line each, and answers each with a number:
//   throughput JOBS AT_ONCE   jobs a second, from the first submission to the last acknowledgement
//   hop JOBS_PER_SECOND SECONDS   milliseconds from a job's submission to its begin: the median
import { createInterface } from 'node:readline';
import { Queue, Worker } from 'bullmq';
import Redis from 'ioredis';

const connection = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null });
const redis = new Redis(process.env.REDIS_URL);
const atOnce = Number(process.argv[2]);
const queue = new Queue('bench', { connection, defaultJobOptions: { removeOnComplete: true } });
const submitted = new Map();
let hops = [];
let open = 0;
let ended = () => {};

const worker = new Worker(
  'bench',
  async (job) => {
    hops.push(performance.now() - submitted.get(job.data.id));
    submitted.delete(job.data.id);
    const key = 'checkpoints:' + job.data.id;
    await redis.hset(key, 'hash-of-a-chunk', 'what was said in it');
    await redis.expire(key, 86400);
    return { id: job.data.id, seconds: 10, characters: 200, segments: 1, chunks: 1, engine: 'engine', language: 'en' };
  },
  { connection, concurrency: atOnce },
);
worker.on('completed', () => {
  open -= 1;
  if (open === 0) {
    ended();
  }
});
await worker.waitUntilReady();

let number = 0;

async function submit() {
  number += 1;
  const job = {
    id: '4f07c2ad-70bb-5c40-a0d9-' + String(number).padStart(12, '0'),
    userId: '00000000-0000-0000-0000-' + String(number).padStart(12, '0'),
    kind: 'voice',
    source: { type: 'telegram_file', fileId: 'file-' + number },
    heldSeconds: 10,
    submittedAt: new Date().toISOString(),
    deadline: '2100-01-01T00:00:00Z',
    languages: [],
    keywords: [],
  };
  submitted.set(job.id, performance.now());
  await queue.add('note', job);
}

async function throughput(jobs, submitters) {
  open = jobs;
  const allEnded = new Promise((resolve) => { ended = resolve; });
  let left = jobs;
  const begin = performance.now();
  await Promise.all(Array.from({ length: submitters }, async () => {
    while (left > 0) {
      left -= 1;
      await submit();
    }
  }));
  await allEnded;
  return jobs / ((performance.now() - begin) / 1000);
}

async function hop(rate, seconds) {
  const jobs = rate * seconds;
  open = jobs;
  hops = [];
  const allEnded = new Promise((resolve) => { ended = resolve; });
  const begin = performance.now();
  const submissions = [];
  for (let i = 0; i < jobs; i += 1) {
    const wait = begin + (i * 1000) / rate - performance.now();
    if (wait > 0) {
      await new Promise((resolve) => { setTimeout(resolve, wait); });
    }
    submissions.push(submit());
  }
  await Promise.all(submissions);
  await allEnded;
  hops.sort((a, b) => a - b);
  return hops[Math.floor(jobs / 2)];
}

for await (const line of createInterface({ input: process.stdin })) {
  const [what, one, two] = line.split(' ');
  console.log(what === 'hop' ? await hop(Number(one), Number(two)) : await throughput(Number(one), Number(two)));
}
process.exit(0);
