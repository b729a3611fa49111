import { describe, expect, it } from 'vitest';
import { isQuiet } from './preferences';

const at = (clock: string) => new Date(`2026-01-31T${clock}:00`);

describe('quiet hours', () => {
  it('may_go_over_midnight', () => {
    const night = { from: '22:00', to: '07:00' };
    expect(['21:59', '22:00', '23:30', '06:59', '07:00'].map((clock) => isQuiet(night, at(clock)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('may_lie_within_a_day', () => {
    const lunch = { from: '12:00', to: '13:00' };
    expect(['11:59', '12:00', '12:59', '13:00'].map((clock) => isQuiet(lunch, at(clock)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('are_off_unless_given', () => {
    expect(isQuiet(null, at('03:00'))).toBe(false);
  });
});
