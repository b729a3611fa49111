import { expect, it, vi } from 'vitest';
import { SseParser } from './sse-parser';

const STREAM = ': hello\n\nid: 7\nevent: message.created\ndata: {"a":1}\n\nid: 8\ndata: one\ndata: two\n\n: beat\n\n';
const EVENTS = [
  { event: 'message.created', data: '{"a":1}', id: '7' },
  { event: 'message', data: 'one\ntwo', id: '8' },
];

it('reads_the_same_events_wherever_the_network_cuts_the_stream', () => {
  for (let cut = 0; cut <= STREAM.length; cut++) {
    const parser = new SseParser();
    expect([...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))]).toEqual(EVENTS);
  }
});

it('reads_every_kind_of_line_end_even_cut_in_half', () => {
  for (const end of ['\n', '\r', '\r\n']) {
    const stream = `${STREAM.replaceAll('\n', end)}:\n`;
    for (let cut = 0; cut <= stream.length; cut++) {
      const parser = new SseParser();
      expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(EVENTS);
    }
  }
});

it('carries_the_last_id_to_events_without_one', () => {
  const parser = new SseParser('41');
  expect(parser.push('event: reset\ndata: {}\n\n')).toEqual([{ event: 'reset', data: '{}', id: '41' }]);
});

it('drops_an_event_without_data_and_forgets_its_name', () => {
  const parser = new SseParser();
  expect(parser.push('event: ghost\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x', id: '' }]);
});

it('tells_how_long_to_wait_before_connecting_again', () => {
  const retry = vi.fn();
  new SseParser('', retry).push('retry: 1500\nretry: soon\n\n');
  expect(retry.mock.calls).toEqual([[1500]]);
});
