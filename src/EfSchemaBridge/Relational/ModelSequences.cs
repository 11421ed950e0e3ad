using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Relational;

/// <summary>Reads the sequences of an EF Core model.</summary>
internal static class ModelSequences
{
    public static SequenceState Of(IReadOnlySequence sequence)
    {
        var type = Type(sequence.Type);
        return new(
            sequence.Schema,
            sequence.Name,
            type,
            new SequenceOptions(sequence.StartValue, sequence.IncrementBy, sequence.MinValue, sequence.MaxValue, sequence.IsCyclic).For(type));
    }

    private static string Type(Type type) => System.Type.GetTypeCode(type) switch
    {
        TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 => "SMALLINT",
        TypeCode.UInt16 or TypeCode.Int32 => "INTEGER",
        _ => "BIGINT",
    };
}
