/** Deletes everything this site keeps on the device: values, databases and their contents. The files of the app stay. */
export async function eraseDevice(): Promise<void> {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      storage().clear();
    } catch {
      // blocked: nothing was kept
    }
  }
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  await Promise.all(
    databases.map(
      ({ name }) =>
        new Promise<void>((done) => {
          const deleting = indexedDB.deleteDatabase(name!);
          deleting.onsuccess = deleting.onerror = deleting.onblocked = () => done();
        }),
    ),
  );
}
