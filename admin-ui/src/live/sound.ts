let context: AudioContext | undefined;

/** Two soft notes, made here: no file to fetch. Browsers keep still until somebody has used the page. */
export async function playSound(): Promise<void> {
  try {
    context ??= new AudioContext();
    await context.resume();
    note(context, 660, 0);
    note(context, 880, 0.09);
  } catch {
    // No audio here: the other signals remain.
  }
}

function note(audio: AudioContext, frequency: number, after: number): void {
  const start = audio.currentTime + after;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.4);
}
