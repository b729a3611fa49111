import { describe, expect, it } from 'vitest';
import { parseSnooze, snoozeTimes } from './snooze-times';

// A Friday, in the afternoon.
const now = new Date(2026, 10, 27, 14, 20);
const at = (day: number, hours: number, minutes = 0, month = 10) => new Date(2026, month, day, hours, minutes);

describe('a time to come back', () => {
  it.each([
    ['3h', at(27, 17, 20)],
    ['in 20 min', at(27, 14, 40)],
    ['20 minutes', at(27, 14, 40)],
    ['2 days', at(29, 14, 20)],
    ['1 week', at(4, 14, 20, 11)],
    ['tomorrow', at(28, 9)],
    ['tomorrow 9', at(28, 9)],
    ['Tomorrow at 4pm', at(28, 16)],
    ['mon', at(30, 9)],
    ['friday 10:15', at(4, 10, 15, 11)],
    ['17:00', at(27, 17)],
    ['9:00', at(28, 9)],
    ['today 18', at(27, 18)],
  ])('is_read_from_%s', (text, expected) => {
    expect(parseSnooze(text, now)).toEqual(expected);
  });

  it.each(['', 'soon', '0h', '25:00', '9:75', 'today 9', 'someday 9', '-3h', '99999h'])('is_not_in_%s', (text) => {
    expect(parseSnooze(text, now)).toBeUndefined();
  });

  it('is_offered_nearest_first', () => {
    expect(snoozeTimes(now).map(({ id, at: when }) => [id, when])).toEqual([
      ['later', at(27, 17)],
      ['tomorrow', at(28, 9)],
      ['monday', at(30, 9)],
      ['week', at(4, 9, 0, 11)],
    ]);
  });

  it('is_not_offered_twice_and_not_for_late_at_night', () => {
    const sundayNight = new Date(2026, 10, 29, 21, 0);
    expect(snoozeTimes(sundayNight).map((one) => one.id)).toEqual(['tomorrow', 'week']);
  });
});
