import type { DatabaseConnection, Dialect, Driver } from "kysely";
import { asFault } from "./fault.ts";

/** The same dialect, whose failures of engine, disk and network are {@link Fault}s. */
export function faultsInWords(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver();
      const known = new WeakSet<DatabaseConnection>();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (...options: Parameters<Driver["acquireConnection"]>) => {
        const connection = await told(acquire(...options));
        if (!known.has(connection)) {
          known.add(connection);
          const execute = connection.executeQuery.bind(connection);
          connection.executeQuery = (...query) => told(execute(...query));
        }
        return connection;
      };
      return driver;
    },
  };
}

async function told<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw asFault(error);
  }
}
