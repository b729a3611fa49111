import { Component, createRef, Fragment } from 'preact';
import { BubbleView } from './bubble-view';
import type { ChatState, Talk } from './chat';
import { dayOf, sameDay } from './dates';
import { DownIcon } from './icons';
import type { Say } from './texts';
import type { Bubble } from './thread';

/** Bubbles of one side within this time stand close together, and share one name and one time. */
const TOGETHER = 5 * 60_000;
const NEAR = 60;
const FROM_TOP = 200;

const belong = (one: Bubble | undefined, other: Bubble) =>
  one !== undefined &&
  one.mine === other.mine &&
  one.name === other.name &&
  one.state !== 'failed' &&
  sameDay(one.at, other.at) &&
  Math.abs(other.at - one.at) < TOGETHER;

interface Props {
  chat: Talk;
  state: ChatState;
  locale: string;
  say: Say;
}

interface Noticed {
  /** Something new is below what is on screen. */
  missed: boolean;
  /** Read out by screen readers. */
  announced: string;
}

export class Log extends Component<Props, Noticed> {
  private readonly box = createRef<HTMLDivElement>();
  private atEnd = true;
  private resized: ResizeObserver | undefined;
  override state: Noticed = { missed: false, announced: '' };

  override componentDidMount(): void {
    this.toEnd();
    // the box changes its size with the keyboard of a phone and with a growing composer
    this.resized = new ResizeObserver(() => this.atEnd && this.toEnd());
    if (this.box.current) this.resized.observe(this.box.current);
  }

  override componentWillUnmount(): void {
    this.resized?.disconnect();
  }

  /** How far the end is. */
  override getSnapshotBeforeUpdate(): number {
    this.measure();
    const log = this.box.current;
    return log ? log.scrollHeight - log.scrollTop : 0;
  }

  override componentDidUpdate({ state: before }: Props, _: Noticed, fromEnd: number): void {
    const log = this.box.current;
    const { state, say } = this.props;
    if (!log || state === before) return;
    const newest = state.bubbles.at(-1);
    const isNew = newest !== undefined && newest.key !== before.bubbles.at(-1)?.key;
    if (isNew && !newest.mine && before.loaded) {
      this.setState({ missed: !this.atEnd, announced: `${newest.name ?? say('support')}: ${newest.text}` });
    }
    if (this.atEnd || (isNew && newest.mine)) this.toEnd();
    // what comes in above shall not push away what is being read
    else if (!isNew) log.scrollTop = log.scrollHeight - fromEnd;
  }

  private measure(): void {
    const log = this.box.current;
    if (log) this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  }

  private readonly scrolled = () => {
    const log = this.box.current;
    if (!log) return;
    const { chat, state } = this.props;
    this.measure();
    if (this.atEnd && this.state.missed) this.setState({ missed: false });
    chat.setAtEnd(this.atEnd);
    if (log.scrollTop < FROM_TOP && state.older === 'some') void chat.loadOlder();
  };

  private readonly toEnd = () => {
    const log = this.box.current;
    if (log) log.scrollTop = log.scrollHeight;
  };

  render({ chat, state, locale, say }: Props, { missed, announced }: Noticed) {
    const { bubbles, loaded, older, typing, config } = state;
    return (
      <div class="middle">
        {/* not live itself: loading history would be read out whole */}
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label={say('messages')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, with the keyboard too
          tabIndex={0}
          ref={this.box}
          onScroll={this.scrolled}
        >
          <div class="top">
            {older === 'some' && (
              <button type="button" class="quiet" onClick={() => void chat.loadOlder()}>
                {say('older')}
              </button>
            )}
            {older === 'loading' && <p class="day">{say('olderLoading')}</p>}
            {older === 'failed' && (
              <p class="day">
                {say('olderFailed')}{' '}
                <button type="button" class="link" onClick={() => void chat.loadOlder()}>
                  {say('retry')}
                </button>
              </p>
            )}
          </div>
          {(loaded || bubbles.length > 0) && (
            <ol>
              {older === 'none' && (
                <li class="theirs ends">
                  <div class="text">{config.greeting ?? say('greeting')}</div>
                </li>
              )}
              {bubbles.map((bubble, at) => {
                const before = bubbles[at - 1];
                const after = bubbles[at + 1];
                return (
                  <Fragment key={bubble.key}>
                    {!(before && sameDay(before.at, bubble.at)) && <li class="day">{dayOf(bubble.at, locale, say)}</li>}
                    <BubbleView
                      bubble={bubble}
                      begins={!belong(before, bubble)}
                      ends={!(after && belong(bubble, after))}
                      locale={locale}
                      say={say}
                      onRetry={() => void chat.retry(bubble.key)}
                      onDiscard={() => void chat.discard(bubble.key)}
                    />
                  </Fragment>
                );
              })}
              {!config.available && config.away_message && <li class="notice">{config.away_message}</li>}
              {typing && (
                <li class="theirs ends">
                  <div class="text writing">
                    <i />
                    <i />
                    <i />
                    <span class="unseen">{say('typing')}</span>
                  </div>
                </li>
              )}
            </ol>
          )}
        </div>
        {missed && (
          <button type="button" class="newer" onClick={this.toEnd}>
            <DownIcon />
            {say('newMessages')}
          </button>
        )}
        <p class="unseen" aria-live="polite">
          {announced}
        </p>
      </div>
    );
  }
}
