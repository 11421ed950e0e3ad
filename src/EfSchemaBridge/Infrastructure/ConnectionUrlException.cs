namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// A connection URL that cannot be read. The message says which part is wrong; it never holds the URL, a user name
/// or a password.
/// </summary>
public sealed class ConnectionUrlException : FormatException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public ConnectionUrlException()
        : this("The connection URL cannot be read.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which part of the URL is wrong, and what is expected there.</param>
    public ConnectionUrlException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Which part of the URL is wrong, and what is expected there.</param>
    /// <param name="innerException">The cause. It must be as free of secrets as the message.</param>
    public ConnectionUrlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
