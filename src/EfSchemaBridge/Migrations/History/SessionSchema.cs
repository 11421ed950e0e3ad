namespace EfSchemaBridge.Migrations.History;

/// <summary>Where unqualified names lead in a session, before any migration has changed that.</summary>
/// <param name="Name">The schema that new tables come into.</param>
/// <param name="SearchPath">The session's search path.</param>
internal sealed record SessionSchema(string Name, string SearchPath);
