namespace EfSchemaBridge.Modeling;

/// <summary>
/// A schema and the app's own classes do not fit (<c>ApplySchema</c>). The message has a line for each mistake, with its
/// code (ESB5001 to ESB5010), the place in the schema, and the class.
/// </summary>
/// <param name="message">What does not fit.</param>
public sealed class SchemaMappingException(string message) : Exception(message);
