namespace RtcFunctions.Tests.Storage;

public sealed class SqliteConformance(SqliteFile file) : TableStoreConformance(file.Store), IClassFixture<SqliteFile>;
