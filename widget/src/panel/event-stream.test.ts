import { expect, test } from 'vitest';
import { eventParser, type StreamEvent } from './event-stream';

function parsed(...chunks: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parse = eventParser((event) => events.push(event));
  chunks.forEach(parse);
  return events;
}

test('events are cut out wherever the chunks are cut', () => {
  const text = 'id: 7\nevent: message.created\ndata: {"a":"b: c"}\n\n:heartbeat\nid: 9\n\nevent: reset\ndata: {}\n\n';
  const whole = parsed(text);
  expect(whole).toEqual([
    { type: 'message.created', data: '{"a":"b: c"}', id: '7' },
    { type: 'message', data: '', id: '9' },
    { type: 'reset', data: '{}', id: '9' },
  ]);
  for (let at = 1; at < text.length; at++) expect(parsed(text.slice(0, at), text.slice(at))).toEqual(whole);
});

test('a beginning of an event is not an event', () => {
  expect(parsed('id: 7\ndata: {"half')).toEqual([]);
});
