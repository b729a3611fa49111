/** One tab of this browser at a time, where the browser can see to it. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? await locks.request(name, work) : work();
}
