// Records a voice message with the microphone.
import { sendFile } from './api.js';
import { byId, minutes } from './dom.js';
import { store } from './store.js';
import { toast } from './toast.js';
import { draw } from './waveform.js';
import { oggOf } from './ogg.js';

const FORMATS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];
const LEAST_SECONDS = 0.6;
const LEVELS = 60;

let recording;

export async function startRecording() {
  if (recording) return;
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) {
    toast('This browser cannot record here. Drop a file instead.');
    return;
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    recording = begin(stream);
  } catch (problem) {
    toast(problem.name === 'NotAllowedError' ? 'The microphone is not allowed. Allow it in the address bar.' : 'There is no microphone. Drop a file instead.');
  }
}

function begin(stream) {
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  const media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
  const parts = [];
  const made = { media, stream, parts, person: store.selected, began: performance.now(), keep: false };
  media.addEventListener('dataavailable', (event) => parts.push(event.data));
  media.addEventListener('stop', () => finish(made));
  media.start(250);
  byId('writing').hidden = true;
  byId('recording').hidden = false;
  byId('record-send').focus();
  watch(made);
  return made;
}

/** Shows the time and how loud it is, for as long as it lasts. */
function watch(made) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(made.stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const levels = Array.from({ length: LEVELS }, () => 0.04);
  let last = 0;
  const frame = (now) => {
    if (made.media.state === 'inactive') {
      context.close();
      return;
    }
    if (now - last > 60) {
      last = now;
      analyser.getFloatTimeDomainData(samples);
      const loud = Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
      levels.push(Math.min(1, 0.06 + loud * 3));
      levels.shift();
      byId('record-time').textContent = minutes((performance.now() - made.began) / 1000);
      draw(byId('record-level'), levels, 1, getComputedStyle(document.body).getPropertyValue('--accent'), '');
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

export function stopRecording(keep) {
  if (!recording) return;
  recording.keep = keep;
  recording.seconds = (performance.now() - recording.began) / 1000;
  recording.media.stop();
}

async function finish(made) {
  made.stream.getTracks().forEach((track) => track.stop());
  recording = undefined;
  byId('recording').hidden = true;
  byId('writing').hidden = false;
  byId('record-time').textContent = '0:00';
  byId('text').focus();
  if (!made.keep) return;
  if (made.seconds < LEAST_SECONDS) {
    toast('That was too short to hear anything.');
    return;
  }
  const blob = await oggOf(new Blob(made.parts, { type: made.media.mimeType.split(';')[0] }));
  const voice = new File([blob], 'voice', { type: blob.type });
  sendFile(made.person, voice, 'voice', { seconds: Math.max(1, made.seconds) }).catch((problem) => toast(problem.message));
}

export function wireRecorder() {
  byId('record').addEventListener('click', startRecording);
  byId('record-cancel').addEventListener('click', () => stopRecording(false));
  byId('record-send').addEventListener('click', () => stopRecording(true));
  byId('recording').addEventListener('keydown', (event) => { if (event.key === 'Escape') stopRecording(false); });
}
