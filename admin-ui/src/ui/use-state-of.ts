import { type Dispatch, type SetStateAction, useState } from 'react';

/** State that is about one thing, where the component stays for the next: it begins anew with each. */
export function useStateOf<T>(id: string, first: T): [T, Dispatch<SetStateAction<T>>] {
  const [state, setState] = useState(first);
  const [of, setOf] = useState(id);
  if (of === id) return [state, setState];
  setOf(id);
  setState(first);
  return [first, setState];
}
