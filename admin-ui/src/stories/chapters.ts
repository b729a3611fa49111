import { controls } from './controls';
import { told } from './dashboard';
import { operations } from './operations';
import { settings } from './settings';
import { signIn } from './sign-in';
import type { Chapter } from './story';
import { thread } from './thread';

export const chapters: readonly Chapter[] = [controls, thread, signIn, ...settings, ...operations, ...told];
